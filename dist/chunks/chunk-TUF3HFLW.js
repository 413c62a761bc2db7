export{a_4 as a,b_4 as b,c_4 as c,d_4 as d,e_4 as e,f_4 as f,g_4 as g,h_4 as h,i_4 as i,j_4 as j,k_4 as k,l_4 as l,m_4 as m,n_4 as n,o_4 as o,p_4 as p}from"./check-at-once.js";
