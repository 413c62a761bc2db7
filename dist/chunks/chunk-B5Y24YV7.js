export{a_6 as a,b_6 as b,c_6 as c,d_6 as d,e_6 as e,f_6 as f,g_6 as g,h_6 as h,i_6 as i,j_6 as j,k_6 as k,l_6 as l,m_6 as m,n_6 as n,o_6 as o,p_6 as p}from"./aws-at-once.js";
