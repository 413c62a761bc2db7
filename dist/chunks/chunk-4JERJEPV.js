export{a_35 as a,b_35 as b,c_35 as c,d_35 as d,e_35 as e,f_35 as f,g_35 as g,h_35 as h,i_35 as i,j_35 as j,k_35 as k,l_35 as l,m_35 as m,n_35 as n,o_35 as o}from"./check-at-once.js";
