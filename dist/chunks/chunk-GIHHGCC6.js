export{a_7 as a,b_7 as b,c_7 as c,d_7 as d,e_7 as e,f_7 as f,g_7 as g,h_7 as h,i_7 as i,j_7 as j,k_7 as k,l_7 as l,m_7 as m,n_7 as n,o_7 as o,p_7 as p,q_7 as q}from"./check-at-once.js";
